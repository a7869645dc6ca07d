# SPDX-License-Identifier: MIT
"""Writes rule packs as a C array: embed.py OUT PACK..."""
import os
import sys


def lines(data):
    for at in range(0, len(data), 16):
        yield '\t' + ', '.join(f'0x{byte:02x}' for byte in data[at:at + 16]) + ',\n'


def main(out, packs):
    with open(out, 'w', encoding='ascii') as file:
        file.write('/* SPDX-License-Identifier: MIT */\n#include "rules/set.h"\n\n')
        names = []
        for number, pack in enumerate(packs):
            with open(pack, 'rb') as source:
                data = source.read()
            names.append((os.path.basename(pack), len(data)))
            file.write(f'static const unsigned char pack_{number}[] = {{\n')
            file.writelines(lines(data))
            file.write('};\n\n')
        file.write('const shipped_pack shipped_packs[] = {\n')
        for number, (name, size) in enumerate(names):
            file.write(f'\t{{ "{name}", (const char *)pack_{number}, {size} }},\n')
        file.write(f'}};\n\nconst size_t shipped_pack_count = {len(names)};\n')


main(sys.argv[1], sys.argv[2:])
